<?php
/**
 * The decision: may this user, whose password was right, sign in?
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/** Seconds for which requests with an application password, which come in bursts, reuse a decision. */
const ICDS_REUSE_SECONDS = 30;

/**
 * Decides a sign-in. An unbound user causes no request to the bridge (F14), a bound one exactly one, and none while sign-ins are not
 * authorised against Dataverse. Decided once per request.
 *
 * @param bool $reuse Whether a decision of the last half minute will do.
 * @return array{allow: bool, reason: string}
 */
function icds_decide_sign_in(WP_User $user, bool $reuse): array {
	$decisions = &$GLOBALS['icds_decisions'];
	$decisions[$user->ID] = $decisions[$user->ID] ?? icds_decide_anew($user, $reuse);
	return $decisions[$user->ID];
}

/**
 * As above, without the memory of this request.
 */
function icds_decide_anew(WP_User $user, bool $reuse): array {
	$link = icds_ensure_link($user->ID);
	if ($link->disabled) {
		return ['allow' => false, 'reason' => 'disabled'];
	}
	if (!icds_is_bound($link) || !icds_authorize_bound_users()) {
		return ['allow' => true, 'reason' => 'not_asked'];
	}
	/**
	 * Changes the mode by which a user is authorised (the vendor's filter).
	 *
	 * @param int     $mode 1 Username, 2 Custom, 3 Contact; anything else lets the user in without asking Dataverse.
	 * @param WP_User $user Who signs in.
	 */
	$mode = (int) apply_filters('integration-cds/user-binding/authorize', (int) $link->mode, $user);
	if (!icds_mode_binds($mode)) {
		return ['allow' => true, 'reason' => 'filtered'];
	}
	if ($reuse && null !== ($decision = icds_recent_decision($link))) {
		return $decision;
	}
	$contact = icds_contact_to_ask($user->ID, $mode, $link);
	if (null === $contact && ICDS_MODE_USERNAME !== $mode) {
		return ['allow' => false, 'reason' => 'not_found'];
	}
	$answer = icds_ask_sign_in($user, $mode, $contact);
	return is_wp_error($answer) ? icds_decide_unreachable($link, $answer) : icds_remember_answer($link, $answer);
}

/**
 * The contact to ask about; null in Username mode, where the bridge finds it, and where nothing resolves.
 */
function icds_contact_to_ask(int $user_id, int $mode, stdClass $link): ?string {
	if (ICDS_MODE_USERNAME === $mode) {
		return null;
	}
	return ICDS_MODE_CUSTOM === $mode ? icds_custom_reference($user_id)['Id'] ?? null : $link->contact_id;
}

/**
 * A decision of the last half minute; null when there is none. A Yes doesn't count against a mark.
 */
function icds_recent_decision(stdClass $link): ?array {
	$since = icds_now(-ICDS_REUSE_SECONDS);
	if ($link->refused_at && $link->refused_at >= $since) {
		return ['allow' => false, 'reason' => 'reused'];
	}
	return !$link->denied && $link->allowed_at && $link->allowed_at >= $since
		? ['allow' => true, 'reason' => 'reused']
		: null;
}

/**
 * Dataverse is out of reach: refused, unless the last Yes is within the grace that the site's owner allows and no mark says otherwise.
 */
function icds_decide_unreachable(stdClass $link, WP_Error $error): array {
	icds_log("Dataverse could not be asked about user $link->user_id: " . $error->get_error_message());
	$minutes = icds_grace_minutes();
	$grace = $minutes > 0 && !$link->denied && $link->allowed_at && $link->allowed_at >= icds_now(-60 * $minutes);
	return ['allow' => $grace, 'reason' => $grace ? 'grace' : 'unreachable'];
}
