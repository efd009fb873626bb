// Imports the package where there is no document, as a server does that renders pages.

import assert from "node:assert";
import { load } from "standpoint-element";
import "standpoint-element/auto";

assert.equal(await load("/standpoint/"), undefined);
