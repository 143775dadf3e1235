"use strict";

// Each file is read when it is first asked for.
const files = ["flat", "openapi", "asyncapi", "rules", "codes"];

for (const name of files) {
  Object.defineProperty(exports, name, { enumerable: true, get: () => require(`./${name}.json`) });
}
