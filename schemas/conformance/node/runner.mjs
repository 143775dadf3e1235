// Answers the questions of the vectors, one a line, written from the READMEs alone:
//     safetygate conformance run -- node schemas/conformance/node/runner.mjs
import { createInterface } from "node:readline";
import { answerMergedTally, answerReconciliation, answerSubmission, answerTally } from "./accounts.mjs";
import { answerFold, answerMerge } from "./cases.mjs";
import { answerChanges, answerScope } from "./documents.mjs";
import { answerPlanCycle, answerPlanStatus } from "./plans.mjs";
import { answerReport } from "./reports.mjs";
import { answerTriage, answerWorklist } from "./desk.mjs";
import { answerDigest } from "./digests.mjs";
import { answerDeadline, answerStanding, orRefused } from "./periods.mjs";
import { answerSignature } from "./signatures.mjs";

const ANSWERS = {
  merge: answerMerge,
  fold: answerFold,
  deadline: answerDeadline,
  standing: answerStanding,
  worklist: answerWorklist,
  triage: answerTriage,
  tally: answerTally,
  merged_tally: answerMergedTally,
  report: answerReport,
  submission: answerSubmission,
  reconciliation: answerReconciliation,
  plan_cycle: answerPlanCycle,
  plan_status: answerPlanStatus,
  scope: answerScope,
  changes: answerChanges,
  digest: answerDigest,
  signature: answerSignature,
};

for await (const line of createInterface({ input: process.stdin })) {
  const { behaviour, input } = JSON.parse(line);
  const answer = ANSWERS[behaviour];
  console.log(JSON.stringify(answer ? { output: orRefused(answer)(input) } : { not_implemented: true }));
}
