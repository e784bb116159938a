<?php
/**
 * Tells a seeded WordPress who its bridge is and gives out passwords; prints the bridge user's application password as JSON.
 * $input: bridge_url, secret, site_tag, admin_password (null: leave it), bridge_login, application_password (null: make one).
 */

update_option('icds_bridge_url', $input['bridge_url']);
update_option('icds_bridge_secret', $input['secret']);
update_option('icds_site_tag', $input['site_tag']);
add_option('icds_authorize_bound_users', 1);

if (null !== $input['admin_password']) {
	wp_set_password($input['admin_password'], get_user_by('login', 'admin')->ID);
}

$icds_password = $input['application_password'];
if (null === $icds_password) {
	$icds_bridge = get_user_by('login', $input['bridge_login']);
	WP_Application_Passwords::delete_all_application_passwords($icds_bridge->ID);
	$icds_made = WP_Application_Passwords::create_new_application_password($icds_bridge->ID, ['name' => 'Bridge']);
	if (is_wp_error($icds_made)) {
		throw new RuntimeException($icds_made->get_error_message());
	}
	$icds_password = $icds_made[0];
}
echo wp_json_encode(['application_password' => $icds_password]);
