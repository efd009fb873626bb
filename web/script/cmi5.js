// Records results by cmi5, <https://github.com/AICC/CMI-5_Spec_Current>: what the LMS allows by its
// launch data is sent as xAPI statements, and the answers are saved as a state document.

const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const VERBS = "http://adlnet.gov/expapi/verbs/";
// Of this many characters browsers still send a text when a page is left.
const ROOM = 60000;

showStory(async () => {
  const launch = new URLSearchParams(location.search);
  const names = ["endpoint", "fetch", "actor", "registration", "activityId"];
  const [endpoint, tokenAddress, agent, registration, activityId] = names.map((name) => launch.get(name));
  if (!endpoint || !tokenAddress || !agent || !registration || !activityId) return undefined;
  const actor = JSON.parse(agent);
  const start = performance.now();
  const token = await tokenFrom(tokenAddress);
  const headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3" };
  const request = async (method, resource, parameters, body) => {
    const query = new URLSearchParams(parameters);
    const response = await fetch(`${endpoint.replace(/\/?$/, "/")}${resource}?${query}`, {
      method,
      headers: body ? { ...headers, "Content-Type": "application/json" } : headers,
      body: body && JSON.stringify(body),
      keepalive: Boolean(body),
    });
    if (response.status === 404 && !body) return undefined;
    if (!response.ok) throw new Error(`the LMS answers ${response.status} to ${method} ${resource}`);
    return body ? undefined : response.json();
  };
  const documentAt = (stateId) => ({ activityId, agent, registration, stateId });
  const launchData = await request("GET", "activities/state", documentAt("LMS.LaunchData"));
  if (!launchData) throw new Error("the LMS has no launch data for this visit");
  // Every visit has to ask for the preferences. Those of sound and language change nothing here.
  await request("GET", "agents/profile", { agent, profileId: "cmi5LearnerPreferences" });
  const saved = (await request("GET", "activities/state", documentAt("standpoint"))) ?? {};
  const { contextTemplate, launchMode, masteryScore, returnURL } = launchData;
  const isLooking = launchMode !== "Normal";
  if (returnURL) showWayBack(returnURL);

  // What all visits share: `state` has the answers, and `completed`, `passed`, `failed` and `scored`
  // say which statements were sent, the last two with what part of the questions was right.
  const done = { ...saved };
  let [ids, score, isComplete] = [[], undefined, Boolean(saved.completed)];
  const duration = () => `PT${((performance.now() - start) / 1000).toFixed(2)}S`;
  const context = (categories, extensions) => ({
    ...contextTemplate,
    registration,
    contextActivities: {
      ...contextTemplate.contextActivities,
      ...(categories.length && {
        category: [
          ...[contextTemplate.contextActivities?.category ?? []].flat(),
          ...categories.map((name) => ({ id: `${CMI5}categories/${name}` })),
        ],
      }),
    },
    extensions: { ...extensions, ...contextTemplate.extensions },
  });
  // A statement that cmi5 defines.
  const defined = (verb, result, extensions) => ({
    id: crypto.randomUUID(),
    actor,
    verb: { id: VERBS + verb, display: { "en-US": verb } },
    object: { objectType: "Activity", id: activityId },
    ...(result && { result }),
    context: context(
      result?.success === undefined && result?.completion === undefined ? ["cmi5"] : ["cmi5", "moveon"],
      extensions,
    ),
    timestamp: new Date().toISOString(),
  });
  const scored = ([right, total]) => ({ scaled: share([right, total]), raw: right, min: 0, max: total });
  const judged = (verb) => defined(
    verb,
    { success: verb === "passed", score: scored(score), duration: duration() },
    { [`${CMI5}extensions/masteryscore`]: masteryScore },
  );

  // What is still to be sent, in order. One request at a time keeps it.
  const queue = [];
  let [isDue, isSending] = [false, false];
  const saveState = () => {
    isDue = false;
    return request("PUT", "activities/state", documentAt("standpoint"), done);
  };
  const send = async () => {
    if (isSending) return;
    isSending = true;
    try {
      while (queue.length || isDue) {
        const statement = queue.shift();
        try {
          if (statement) await request("POST", "statements", {}, statement);
          else await saveState();
        } catch (error) {
          // The next answer tries again.
          if (statement) queue.unshift(statement);
          else isDue = true;
          throw error;
        }
      }
      if (record.dataset.state === "unsent") say("recorded");
    } catch (error) {
      report(error);
      say("unsent");
    }
    isSending = false;
  };
  queue.push(defined("initialized"));
  send();

  const { statements } = await import("./xapi.js");
  statements(story, actor, (statement) => {
    if (isLooking || statement.verb.id !== `${VERBS}answered`) return;
    const { object } = statement;
    object.id = activityId + object.id.slice(object.id.indexOf("#"));
    queue.push({ id: crypto.randomUUID(), ...statement, context: context([]) });
    send();
  });

  return {
    state: isLooking ? "looking" : "recorded",
    restore(questions) {
      ids = questions;
      const { score: earlier, quiz } = decodedState(done.state, ids);
      score = earlier;
      return quiz;
    },
    save(quiz, { answered, total, right }) {
      if (isLooking) return;
      score = better(score, [right, total]);
      const { text, isWhole } = encodedState(score, quiz, ids, ROOM);
      done.state = text;
      isDue = true;
      if (!isWhole) say("partly");
      if (answered === total) isComplete = true;
      if (isComplete && !done.completed) {
        done.completed = true;
        queue.push(defined("completed", { completion: true, duration: duration() }));
      }
      // Where nobody passes or fails, none of cmi5's own statements may have a score.
      if (isComplete && masteryScore === undefined && done.scored !== share(score)) {
        done.scored = share(score);
        queue.push({ ...defined("scored", { score: scored(score) }), context: context([]) });
      }
      if (isComplete && masteryScore !== undefined && !done.passed && share(score) >= masteryScore) {
        done.passed = true;
        queue.push(judged("passed"));
      }
      send();
    },
    answered() {},
    end() {
      // A visit has one verdict, so it waits for the end: the reader may try again.
      const isFailed = isComplete && masteryScore !== undefined && !done.passed;
      if (!isLooking && isFailed && done.failed !== share(score)) {
        done.failed = share(score);
        isDue = true;
        queue.push(judged("failed"));
      }
      queue.push(defined("terminated", { duration: duration() }));
      const rest = queue.splice(0);
      request("POST", "statements", {}, rest.length > 1 ? rest : rest[0]).catch(report);
      if (isDue) saveState().catch(report);
    },
  };
});

// Gets the token for all requests. The LMS gives it once for each visit.
async function tokenFrom(address) {
  const response = await fetch(address, { method: "POST" });
  const { "auth-token": token, "error-text": error } = await response.json();
  if (!token) throw new Error(`the LMS gives no token: ${error ?? response.status}`);
  return token;
}

// Adds the link with which the reader leaves, if the LMS asks for one. Leaving ends the visit.
function showWayBack(address) {
  const url = new URL(address, document.baseURI);
  if (!/^https?:$/.test(url.protocol)) return;
  const [line, link] = [document.createElement("p"), document.createElement("a")];
  line.className = "back";
  link.href = url.href;
  link.textContent = record.dataset.back;
  line.append(link);
  record.after(line);
}
