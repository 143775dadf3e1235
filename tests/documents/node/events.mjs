// Reads messages [{ headers, body }], and writes for each the events in it: their attributes and document as the SDK
// understands them, and the same event as the SDK itself sends it in binary and in structured mode.
import { readFileSync } from "node:fs";
import { HTTP } from "cloudevents";

const messages = JSON.parse(readFileSync(0, "utf8"));
const answers = messages.map((message) =>
  [HTTP.toEvent(message)].flat().map((event) => ({
    event: event.toJSON(),
    binary: HTTP.binary(event),
    structured: HTTP.structured(event),
  })),
);
process.stdout.write(JSON.stringify(answers));
