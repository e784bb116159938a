<?php
/**
 * Requests to the bridge, signed with the site's secret.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/** Seconds that a sign-in may wait for Dataverse. */
const ICDS_BRIDGE_TIMEOUT = 5;

/**
 * Posts to the bridge. The signature is hex HMAC-SHA256 of "<unix seconds>.<body>".
 *
 * @param string $route /wordpress/sign-in or /wordpress/nudge.
 * @param array  $body  Sent as JSON.
 * @return array|WP_Error {status: int, body: mixed}; icds_unreachable when there is no answer.
 */
function icds_post_to_bridge(string $route, array $body) {
	$url = icds_bridge_url();
	$secret = icds_bridge_secret();
	if ('' === $url || '' === $secret) {
		$sentence = __('The address or the secret of the bridge is not set.', 'dataverse-user-binding');
		return new WP_Error('icds_unreachable', $sentence);
	}
	if (!icds_is_safe_address($url)) {
		$sentence = __('The address of the bridge must begin with https. Nothing was sent.', 'dataverse-user-binding');
		return new WP_Error('icds_unreachable', $sentence);
	}
	$json = wp_json_encode($body);
	$timestamp = (string) time();
	$answer = wp_remote_post($url . $route, [
		'timeout' => ICDS_BRIDGE_TIMEOUT,
		'redirection' => 0,
		'limit_response_size' => 65536,
		'headers' => [
			'Content-Type' => 'application/json',
			'Accept' => 'application/json',
			'X-Icds-Timestamp' => $timestamp,
			'X-Icds-Signature' => hash_hmac('sha256', "$timestamp.$json", $secret),
		],
		'body' => $json,
	]);
	if (is_wp_error($answer)) {
		return new WP_Error('icds_unreachable', $answer->get_error_message());
	}
	return [
		'status' => (int) wp_remote_retrieve_response_code($answer),
		'body' => json_decode(wp_remote_retrieve_body($answer), true),
	];
}

/**
 * Whether what is secret may travel to an address: https, or plain http to this computer. Options and constants can be set past the screen
 * that checks them, so this is asked before each call too.
 */
function icds_is_safe_address(string $url): bool {
	$scheme = strtolower((string) wp_parse_url($url, PHP_URL_SCHEME));
	$host = strtolower((string) wp_parse_url($url, PHP_URL_HOST));
	$own = in_array($host, ['localhost', '[::1]'], true) || preg_match('/^127(\.\d{1,3}){3}$/', $host);
	return '' !== $host && ('https' === $scheme || ('http' === $scheme && $own));
}
