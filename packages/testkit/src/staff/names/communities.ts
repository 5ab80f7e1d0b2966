import { arabic, westAfrican } from "./african-arabic.ts";
import { chinese, filipino, southAsian, tamil } from "./asian.ts";
import { irish, scottish, welsh } from "./celtic.ts";
import type { Community } from "./community.ts";
import { english } from "./english.ts";
import { northernEuropean, polish, portuguese } from "./european.ts";

/** All communities from which the workforce is drawn. */
export const communities: readonly Community[] = [
  english,
  welsh,
  scottish,
  irish,
  southAsian,
  tamil,
  westAfrican,
  arabic,
  filipino,
  polish,
  portuguese,
  northernEuropean,
  chinese,
];
