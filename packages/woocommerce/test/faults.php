<?php
/** php faults.php TREE KEY PERMISSIONS: what saving the key in the back office does. Prints the permissions it had. */

[, $tree, $key, $permissions] = $argv;
require $tree . '/wp-load.php';
global $wpdb;
$table = $wpdb->prefix . 'woocommerce_api_keys';
$named = ['truncated_key' => substr($key, -7)];
echo $wpdb->get_var($wpdb->prepare("SELECT permissions FROM $table WHERE truncated_key = %s", $named));
$wpdb->update($table, ['permissions' => $permissions], $named);
