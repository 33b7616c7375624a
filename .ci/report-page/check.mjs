// Looks at pages as a browser shows them, without a network: in a wide window and on a phone, light and
// dark. Arguments: the program of Chromium, then files. Prints what is wrong; exits with 1 if anything is.
//
// Screenshots go to the folder REPORT_SCREENSHOTS, if it is set.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, ...files] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WINDOWS = [
  { name: "wide-light", width: 1280, height: 900, colorScheme: "light" },
  { name: "wide-dark", width: 1280, height: 900, colorScheme: "dark" },
  { name: "phone-light", width: 360, height: 740, colorScheme: "light" },
  { name: "phone-dark", width: 320, height: 640, colorScheme: "dark" },
];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Runs in the page: what is wider than the window.
function tooWide() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) {
    return [];
  }
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .slice(0, 3)
    .map((element) => `wider than the window: ${element.outerHTML.slice(0, 160)}`);
}

// Runs in the page: what axe-core finds.
async function inaccessible(rules) {
  const found = await globalThis.axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return found.violations.map(({ id, help, nodes }) => {
    const first = nodes.slice(0, 3).map((node) => `${node.target} ${node.any[0]?.message ?? ""}`);
    return `${id}: ${help} (${nodes.length}): ${first.join("; ")}`;
  });
}

async function problemsOf(browser, file, { name, width, height, colorScheme }) {
  const problems = [];
  const url = pathToFileURL(file).href;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    offline: true,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("request", (request) => request.url() === url || problems.push(`asks for ${request.url()}`));
  await page.addInitScript({ content: axe });
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (violation) =>
      console.error(`${violation.violatedDirective} forbids ${violation.blockedURI}`),
    ),
  );
  await page.goto(url);
  const shots = process.env.REPORT_SCREENSHOTS;
  const shot = (state) =>
    shots &&
    page.screenshot({ path: join(shots, `${basename(file, ".html")}-${name}-${state}.png`), fullPage: true });
  problems.push(...(await page.evaluate(tooWide)));
  await shot("closed");
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  problems.push(...(await page.evaluate(tooWide)));
  problems.push(...(await page.evaluate(inaccessible, RULES)));
  await shot("open");
  await context.close();
  return problems.map((problem) => `${file}, ${name}: ${problem}`);
}

const browser = await chromium.launch({ executablePath: program });
let wrong = 0;
for (const file of files) {
  for (const window of WINDOWS) {
    const problems = await problemsOf(browser, file, window);
    problems.forEach((problem) => console.log(problem));
    wrong += problems.length;
  }
  console.log(`${file}: looked at in ${WINDOWS.length} windows`);
}
await browser.close();
process.exit(wrong === 0 ? 0 : 1);
