<?php
/**
 * Plugin Name: Dataverse User Binding
 * Description: Ties WordPress users to Dataverse contacts: lets bound people sign in only while Dataverse says so, and tells Dataverse about users that change.
 * Version: 0.1.0
 * Requires at least: 6.4
 * Requires PHP: 8.0
 * License: MIT
 * Text Domain: dataverse-user-binding
 * Domain Path: /languages
 * Update URI: https://dataverse-user-binding.invalid/
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

if (defined('ICDS_VERSION')) {
	return;
}

define('ICDS_VERSION', '0.1.0');
define('ICDS_DB_VERSION', '2');
define('ICDS_FILE', __FILE__);
define('ICDS_NAMESPACE', 'integration-cds/v1');

require_once __DIR__ . '/settings.php';

require_once __DIR__ . '/store/tables.php';
require_once __DIR__ . '/store/fold.php';
require_once __DIR__ . '/store/values.php';
require_once __DIR__ . '/store/transaction.php';
require_once __DIR__ . '/store/links.php';
require_once __DIR__ . '/store/folded-columns.php';
require_once __DIR__ . '/store/rebuild.php';

require_once __DIR__ . '/roles/managed-roles.php';
require_once __DIR__ . '/roles/bridge-role.php';
require_once __DIR__ . '/roles/map-meta-cap.php';

require_once __DIR__ . '/guards/guard-row.php';
require_once __DIR__ . '/guards/last-administrator.php';
require_once __DIR__ . '/guards/refusals.php';
require_once __DIR__ . '/guards/capabilities-meta.php';
require_once __DIR__ . '/guards/deletion.php';
require_once __DIR__ . '/guards/users-screen.php';
require_once __DIR__ . '/guards/core-rest.php';

require_once __DIR__ . '/changes/outbox.php';
require_once __DIR__ . '/changes/watched.php';
require_once __DIR__ . '/changes/capture.php';
require_once __DIR__ . '/changes/complete.php';
require_once __DIR__ . '/changes/lease.php';
require_once __DIR__ . '/changes/feed.php';
require_once __DIR__ . '/changes/state.php';

require_once __DIR__ . '/binding/reference.php';
require_once __DIR__ . '/binding/meta.php';
require_once __DIR__ . '/binding/read-back.php';
require_once __DIR__ . '/binding/disable.php';
require_once __DIR__ . '/binding/rebind.php';
require_once __DIR__ . '/binding/bind-contact.php';
require_once __DIR__ . '/binding/set-mode.php';
require_once __DIR__ . '/binding/marks.php';
require_once __DIR__ . '/binding/username-mode.php';

require_once __DIR__ . '/sign-in/bridge-call.php';
require_once __DIR__ . '/sign-in/local-state.php';
require_once __DIR__ . '/sign-in/question.php';
require_once __DIR__ . '/sign-in/authorize.php';
require_once __DIR__ . '/sign-in/remember.php';
require_once __DIR__ . '/sign-in/hooks.php';
require_once __DIR__ . '/sign-in/nudge.php';

require_once __DIR__ . '/users/row.php';
require_once __DIR__ . '/users/fields.php';
require_once __DIR__ . '/users/filter.php';
require_once __DIR__ . '/users/condition-values.php';
require_once __DIR__ . '/users/query.php';
require_once __DIR__ . '/users/write-checks.php';
require_once __DIR__ . '/users/write.php';
require_once __DIR__ . '/users/delete.php';
require_once __DIR__ . '/users/password-reset.php';

require_once __DIR__ . '/rest/permission.php';
require_once __DIR__ . '/rest/schemas.php';
require_once __DIR__ . '/rest/site.php';
require_once __DIR__ . '/rest/users.php';
require_once __DIR__ . '/rest/links.php';
require_once __DIR__ . '/rest/binding.php';
require_once __DIR__ . '/rest/changes.php';
require_once __DIR__ . '/rest/user-binding.php';
require_once __DIR__ . '/rest/password-reset.php';

require_once __DIR__ . '/admin/settings-page.php';
require_once __DIR__ . '/admin/settings-fields.php';
require_once __DIR__ . '/admin/settings-inputs.php';
require_once __DIR__ . '/admin/settings-checks.php';
require_once __DIR__ . '/admin/connection.php';
require_once __DIR__ . '/admin/parked-changes.php';
require_once __DIR__ . '/admin/binding-in-words.php';
require_once __DIR__ . '/admin/users-column.php';
require_once __DIR__ . '/admin/users-views.php';
require_once __DIR__ . '/admin/users-bulk.php';
require_once __DIR__ . '/admin/user-binding-section.php';
require_once __DIR__ . '/admin/user-binding-save.php';
require_once __DIR__ . '/admin/deactivation-notice.php';
require_once __DIR__ . '/admin/health-checks.php';
require_once __DIR__ . '/admin/site-health.php';

require_once __DIR__ . '/activation.php';
