<?php
/**
 * What can be wrong with this plugin on this site, each with what to do. Site Health shows it (site-health.php).
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * The installation: tables, other plugins, and somebody who can still administer the site.
 *
 * @return array{status: string, label: string, sentences: string[]} Status good, recommended or critical, as Site Health names them.
 */
function icds_check_installation(): array {
	$wrong = array_values(
		array_filter([icds_refusal_of_tables(icds_missing_tables()), icds_refusal_of_surroundings()]),
	);
	if (!$wrong && !icds_unbound_administrators()) {
		return [
			'status' => 'critical',
			'label' => __('Nobody can administer this site without Dataverse', 'dataverse-user-binding'),
			'sentences' => [
				__(
					'No administrator is enabled and not bound to Dataverse. While Dataverse is out of reach nobody can administer the site. Unbind one, or create another.',
					'dataverse-user-binding',
				),
			],
		];
	}
	return $wrong
		? [
			'status' => 'critical',
			'label' => __('Dataverse User Binding can\'t do its work here', 'dataverse-user-binding'),
			'sentences' => $wrong,
		]
		: [
			'status' => 'good',
			'label' => __('Dataverse User Binding is installed as it should be', 'dataverse-user-binding'),
			'sentences' => [
				__(
					'Its tables are there, no plugin stands in its way, and an administrator can sign in without Dataverse.',
					'dataverse-user-binding',
				),
			],
		];
}

/**
 * The way of changes to Dataverse: whether a bridge fetches them, and whether Dataverse takes them.
 *
 * @return array As icds_check_installation() answers.
 */
function icds_check_changes(): array {
	$lease = icds_look_at_lease();
	$parked = icds_number_of_parked_changes();
	$wrong = $lease['ok'] ? [] : [$lease['sentence']];
	if ($parked > 0) {
		$wrong[] = sprintf(
			/* translators: %s: number of changes. */
			_n(
				'Dataverse did not take %s change in eight tries. Later changes of the same user wait for it. The settings say what went wrong. Put it right, then choose "Try again" there.',
				'Dataverse did not take %s changes in eight tries each. Later changes of the same users wait for them. The settings say what went wrong. Put it right, then choose "Try again" there.',
				$parked,
				'dataverse-user-binding',
			),
			number_format_i18n($parked),
		);
	}
	return $wrong
		? [
			'status' => 'recommended',
			'label' => __('Changes of users do not all reach Dataverse', 'dataverse-user-binding'),
			'sentences' => $wrong,
		]
		: [
			'status' => 'good',
			'label' => __('Changes of users reach Dataverse', 'dataverse-user-binding'),
			'sentences' => [$lease['sentence']],
		];
}

/**
 * The way of sign-ins to the bridge. Without it bound users stay outside, so it is critical while sign-ins are authorised.
 *
 * @return array As icds_check_installation() answers.
 */
function icds_check_sign_ins(): array {
	$bridge = icds_look_at_bridge();
	if ($bridge['ok']) {
		return [
			'status' => 'good',
			'label' => __('WordPress reaches the bridge to Dataverse', 'dataverse-user-binding'),
			'sentences' => [$bridge['sentence']],
		];
	}
	return icds_authorize_bound_users()
		? [
			'status' => 'critical',
			'label' => __('Users bound to Dataverse can\'t sign in', 'dataverse-user-binding'),
			'sentences' => [
				$bridge['sentence'],
				__(
					'Until it is reached, bound users are refused. In an emergency switch "Authorize users against Dataverse during sign-in" off in the settings, or set ICDS_AUTHORIZE_BOUND_USERS to false in wp-config.php.',
					'dataverse-user-binding',
				),
			],
		]
		: [
			'status' => 'recommended',
			'label' => __('WordPress does not reach the bridge to Dataverse', 'dataverse-user-binding'),
			'sentences' => [
				$bridge['sentence'],
				__(
					'Sign-ins are not authorised against Dataverse at the moment, so nobody is refused.',
					'dataverse-user-binding',
				),
			],
		];
}
