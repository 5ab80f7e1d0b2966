import { createServer } from "node:net";
import { expect, test } from "vitest";
import { alone, claimAddress } from "../../src/servers/claim.ts";

const ports = [23_891];

test("no two claims are for one address", async () => {
  const claims = await Promise.all(Array.from({ length: 8 }, () => claimAddress(ports)));
  expect(new Set(claims.map(({ address }) => address)).size).toBe(8);
  for (const { release } of claims) await release();
});

test("an address that was let go of can be claimed again", async () => {
  const first = await claimAddress(ports);
  await first.release();
  const second = await claimAddress(ports);
  await second.release();
  expect(second.address).toBe(first.address);
});

test("an address on which somebody else listens is passed over", async () => {
  const free = await claimAddress(ports);
  await free.release();
  const other = createServer().listen(ports[0], free.address);
  const claim = await claimAddress(ports);
  expect(claim.address).not.toBe(free.address);
  await claim.release();
  other.close();
});

test("what is done alone is never done twice at a time", async () => {
  let running = 0;
  const most: number[] = [];
  const work = () =>
    alone(async () => {
      running += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      most.push(running);
      running -= 1;
    });
  await Promise.all([work(), work(), work()]);
  expect(most).toEqual([1, 1, 1]);
});
