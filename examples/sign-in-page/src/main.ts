import { openStage, tellStory } from "./story.ts";

const stage = await openStage();
await tellStory(stage, (text) => void process.stdout.write(`${text}\n`));
await stage.page.close();
