import { beforeEach, describe, expect, test } from "vitest";
import { workstation } from "../src/past-weeks.ts";
import { openStage, type Stage, tellStory, visit } from "../src/story.ts";

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
  return () => stage.page.close();
});

/** Sends a form and gives the whole response. */
function post(url: string, fields: Record<string, string>, address = "203.0.113.7") {
  return stage.page.inject({
    method: "POST",
    url,
    remoteAddress: address,
    headers: { "content-type": "application/x-www-form-urlencoded", "user-agent": workstation },
    payload: new URLSearchParams(fields).toString(),
  });
}

const ada = { account: "aokafor", password: "lantern-aokafor-meadow" };
const ben = { account: "bhughes", password: "lantern-bhughes-meadow" };
const abroad = "192.0.2.200";

describe("the sign-in route", () => {
  test("lets somebody in who signs in as ever", async () => {
    expect(await visit(stage, "/sign-in", { account: "aokafor" })).toMatchObject({
      outcome: "allow",
      say: "You are signed in.",
    });
  });

  test("blocks somebody who has left, with the reason and the way to a person", async () => {
    const response = await post("/sign-in", ben);
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({
      outcome: "block",
      say: expect.stringContaining("A person can look at this"),
      reasons: expect.arrayContaining(["The staff record says that the person has left."]),
    });
  });

  test("tells somebody without the password nothing about the account, whether it exists or not", async () => {
    const answers = [];
    for (const account of ["bhughes", "aokafor", "nobody-at-all", ""]) {
      const response = await post("/sign-in", { account, password: "guessed" }, abroad);
      answers.push({ status: response.statusCode, body: response.json() });
    }
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { outcome: "refused" } });
  });

  test("challenges somebody on an unusual network, and lets them in with the code", async () => {
    const response = await post("/sign-in", ada, abroad);
    expect(response.statusCode).toBe(202);
    const { outcome, decision, reasons } = response.json();
    expect(outcome).toBe("challenge");
    expect(reasons[0]).toBe("The address belongs to a network that hides who uses it.");
    const right = await post("/sign-in/code", { decision, code: "246810" }, abroad);
    expect(right.json()).toMatchObject({ outcome: "allow" });
  });

  test("takes one code for a challenge, and only within five minutes", async () => {
    const { decision } = (await post("/sign-in", ada, abroad)).json();
    expect((await post("/sign-in/code", { decision, code: "1" })).statusCode).toBe(401);
    expect((await post("/sign-in/code", { decision, code: "246810" })).statusCode).toBe(401);
    const second = (await post("/sign-in", ada, abroad)).json();
    stage.clock.now += 5 * 60_000;
    const late = { decision: second.decision, code: "246810" };
    expect((await post("/sign-in/code", late)).statusCode).toBe(401);
  });

  test("challenges while the staff record does not answer, and says so", async () => {
    stage.staffRecordIs.up = false;
    expect((await post("/sign-in", ada)).json()).toMatchObject({
      outcome: "challenge",
      reasons: expect.arrayContaining([
        "The staff record could not be asked whether the person is in post.",
      ]),
    });
  });

  test("takes the address from the connection, and not from a header that anybody can send", async () => {
    const { outcome } = (
      await stage.page.inject({
        method: "POST",
        url: "/sign-in",
        remoteAddress: abroad,
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "x-forwarded-for": "203.0.113.7",
          "user-agent": workstation,
        },
        payload: new URLSearchParams(ada).toString(),
      })
    ).json();
    expect(outcome).toBe("challenge");
  });

  test("refuses a body that is no form, and one that is too long", async () => {
    const json = await stage.page.inject({ method: "POST", url: "/sign-in", payload: { ...ada } });
    expect(json.statusCode).toBe(401);
    expect((await post("/sign-in", { ...ada, more: "x".repeat(20_000) })).statusCode).toBe(413);
  });
});

describe("the route for a new password", () => {
  test("refuses one with the person's name, says why, and does not repeat it", async () => {
    const response = await post("/change-password", { ...ada, "new-password": "0k4forAda2026!" });
    expect(response.statusCode).toBe(401);
    expect(response.json().say).toContain("part of the person’s name");
    expect(response.body).not.toContain("0k4for");
    expect((await post("/sign-in", ada)).json()).toMatchObject({ outcome: "allow" });
  });

  test("takes three words, and the old password no longer works", async () => {
    const words = "copper-window-thistle";
    expect(
      (await post("/change-password", { ...ada, "new-password": words })).json(),
    ).toMatchObject({ outcome: "allow" });
    expect((await post("/sign-in", ada)).statusCode).toBe(401);
    expect((await post("/sign-in", { ...ada, password: words })).statusCode).toBe(200);
  });

  test("takes one that another keyboard spells in another way", async () => {
    const words = "coppér-window-thistle";
    const change = { ...ada, "new-password": words.normalize("NFC") };
    expect((await post("/change-password", change)).json()).toMatchObject({ outcome: "allow" });
    const response = await post("/sign-in", { ...ada, password: words.normalize("NFD") });
    expect(response.statusCode).toBe(200);
  });

  test("is closed to somebody who would be challenged or blocked at the sign-in", async () => {
    const change = { "new-password": "copper-window-thistle" };
    expect((await post("/change-password", { ...ben, ...change })).statusCode).toBe(403);
    expect((await post("/change-password", { ...ada, ...change }, abroad)).statusCode).toBe(202);
    expect((await post("/sign-in", ada)).statusCode).toBe(200);
  });
});

test("no answer and no log holds a password", async () => {
  const lines: string[] = [];
  await tellStory(stage, (line) => void lines.push(line));
  expect(lines.join("\n")).toContain("Ben Hughes");
  expect(`${lines.join("\n")}${JSON.stringify(stage.log)}`).not.toMatch(
    /lantern|meadow|pharmacy1|0k4for|copper-window|246810/,
  );
});
