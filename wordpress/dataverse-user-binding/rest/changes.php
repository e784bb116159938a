<?php
/**
 * /changes: the feed that the bridge pulls under its lease.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Registers the routes.
 */
function icds_register_change_routes(): void {
	$number = ['type' => 'integer', 'minimum' => 0];
	$token = ['token' => $number + ['required' => true]];
	$time = ['type' => 'string', 'format' => 'date-time'];
	icds_route('/changes/pull', 'POST', 'icds_rest_pull', [
		'holder' => ['type' => 'string', 'required' => true, 'minLength' => 1, 'maxLength' => 190],
		'token' => ['type' => ['integer', 'null']],
		'limit' => ['type' => 'integer', 'minimum' => 1, 'maximum' => 500, 'default' => 100],
	]);
	icds_route(
		'/changes/ack',
		'POST',
		'icds_rest_acknowledge',
		$token + ['seqs' => ['type' => 'array', 'items' => $number, 'maxItems' => 1000, 'required' => true]],
	);
	icds_route(
		'/changes/fail',
		'POST',
		'icds_rest_fail',
		$token + ['seq' => $number + ['required' => true], 'error' => ['type' => 'string', 'default' => '']],
	);
	icds_route('/changes/release', 'POST', 'icds_rest_release', $token);
	icds_route(
		'/changes/state',
		'PUT',
		'icds_rest_state',
		$token + ['watermark' => $time, 'deletions_checked' => $time],
	);
	icds_route('/changes/hints', 'POST', 'icds_rest_hints', [
		'contacts' => ['type' => 'array', 'items' => icds_guid_schema(), 'maxItems' => 1000, 'required' => true],
	]);
}
add_action('rest_api_init', 'icds_register_change_routes');

/**
 * POST /changes/pull: takes or renews the lease and answers due rows.
 */
function icds_rest_pull(WP_REST_Request $request) {
	$lease = icds_take_lease($request['holder'], $request['token']);
	if (is_wp_error($lease)) {
		return $lease;
	}
	return [
		'token' => (int) $lease->token,
		'until' => icds_iso($lease->held_until),
	] +
		icds_due_changes($request['limit']) + ['state' => icds_state()];
}

/**
 * POST /changes/ack.
 */
function icds_rest_acknowledge(WP_REST_Request $request) {
	$fresh = icds_check_token($request['token']);
	return is_wp_error($fresh) ? $fresh : ['acknowledged' => icds_acknowledge($request['seqs'])];
}

/**
 * POST /changes/fail.
 */
function icds_rest_fail(WP_REST_Request $request) {
	$fresh = icds_check_token($request['token']);
	if (is_wp_error($fresh)) {
		return $fresh;
	}
	/* translators: %d: number of a change. */
	$sentence = __('There is no change %d to put off: it was acknowledged.', 'dataverse-user-binding');
	return icds_fail_change($request['seq'], $request['error']) ??
		new WP_Error('icds_change_not_found', sprintf($sentence, $request['seq']), ['status' => 404]);
}

/**
 * POST /changes/release: 204, also for a token that is stale by now.
 */
function icds_rest_release(WP_REST_Request $request): WP_REST_Response {
	icds_release_lease($request['token']);
	return new WP_REST_Response(null, 204);
}

/**
 * PUT /changes/state. The bridge's hourly look for deletions is also when users that no hook announced get their link.
 */
function icds_rest_state(WP_REST_Request $request) {
	$times = icds_given($request, ['watermark' => 1, 'deletions_checked' => 1]);
	if (!icds_write_state($request['token'], array_filter(array_map('icds_parse_time', $times)))) {
		return icds_stale_token();
	}
	if (isset($times['deletions_checked'])) {
		icds_link_missing_users();
	}
	return icds_state();
}

/**
 * POST /changes/hints: 202.
 */
function icds_rest_hints(WP_REST_Request $request): WP_REST_Response {
	icds_add_hints(array_map('strtolower', $request['contacts']));
	return new WP_REST_Response(new stdClass(), 202);
}
