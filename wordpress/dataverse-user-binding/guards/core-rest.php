<?php
/**
 * Explains in WordPress's own users route what the guards refuse.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Answers 422 with the sentence before core's callback would fail half-way. Says nothing to callers who may not edit the user anyway.
 *
 * @param mixed           $response Not null: somebody has answered.
 * @param array           $handler  Core's.
 * @param WP_REST_Request $request  Request.
 */
function icds_explain_core_rest($response, $handler, WP_REST_Request $request) {
	if (null !== $response || !preg_match('#^/wp/v2/users/(\d+|me)$#', $request->get_route(), $match)) {
		return $response;
	}
	$user_id = 'me' === $match[1] ? get_current_user_id() : (int) $match[1];
	if ('GET' === $request->get_method() || !current_user_can('list_users') || !get_userdata($user_id)) {
		return $response;
	}
	$refusal =
		'DELETE' === $request->get_method()
			? icds_refusal_to_delete($user_id)
			: icds_refusal_of_core_update($user_id, $request);
	return null === $refusal ? $response : icds_refused($refusal);
}
add_filter('rest_request_before_callbacks', 'icds_explain_core_rest', 10, 3);

/**
 * Why a guard would refuse what a request to core's route wants to change.
 */
function icds_refusal_of_core_update(int $user_id, WP_REST_Request $request): ?string {
	$meta = (array) $request['meta'];
	$binds = !empty($meta['icds_binding_ref']) || icds_mode_binds((int) ($meta['icds_binding'] ?? 0));
	$refusal = empty($meta['icds_disabled']) ? null : icds_refusal_to_disable($user_id);
	$refusal = $refusal ?? ($binds ? icds_refusal_to_bind($user_id) : null);
	return $refusal ?? ($request['roles'] ? icds_refusal_to_demote($user_id, (array) $request['roles']) : null);
}
