<?php
/**
 * Plugin Name: Sandbox
 * Description: Keeps the embedded WordPress on this machine: mail goes to a file, requests go to the loopback address only.
 */

defined('ABSPATH') || exit();

/** Mail is written to the stack's folder, one JSON object per line, and counts as sent. */
function icds_sandbox_keep_mail($sent, $mail) {
	$line = wp_json_encode(['time' => gmdate('c')] + array_diff_key($mail, ['attachments' => 1]));
	return false !== file_put_contents('/site/mail.jsonl', $line . "\n", FILE_APPEND);
}
add_filter('pre_wp_mail', 'icds_sandbox_keep_mail', 10, 2);

// php-wasm resolves every host to a private address, so the check for "external" hosts can't tell; WP_HTTP_BLOCK_EXTERNAL still holds.
add_filter('http_request_host_is_external', '__return_true');

// The server in front does what mod_rewrite would.
add_filter('got_url_rewrite', '__return_true');

/** Nobody is asked to confirm an administrator's address in a sandbox. */
add_filter('admin_email_check_interval', '__return_zero');

// The folder of this file is every stack's; what one stack alone loads lies in its own.
foreach (glob('/site/mu-plugins/*.php') ?: [] as $icds_sandbox_file) {
	require $icds_sandbox_file;
}
