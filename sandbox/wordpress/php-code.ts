/** What a script of ours prints before the message of an exception that nobody caught. */
export const failureMark = "\n#icds-failure# ";

/**
 * Wraps PHP code so that it runs with WordPress loaded. `input` reaches it as `$input` (objects become arrays). Constants
 * are set to true before WordPress loads.
 */
export function withWordPress(code: string, input: unknown = null, constants: string[] = []): string {
  const body = code.replace(/^\s*<\?php\b/, "");
  const json = Buffer.from(JSON.stringify(input)).toString("base64");
  const defines = ["WP_DISABLE_FATAL_ERROR_HANDLER", ...constants].map((name) => `define('${name}', true);`).join(" ");
  return `<?php ${defines}
set_exception_handler(function ($error) { echo ${JSON.stringify(failureMark)}, get_class($error), ': ', $error->getMessage(); exit(1); });
require_once '/wordpress/wp-load.php';
$input = json_decode(base64_decode('${json}'), true);
${body}`;
}
