<?php
/** php faults.php TREE right KEY RESOURCE on|off | maintenance on|off: what an employee clicks, by the shop's own classes. */

[, $tree, $act] = $argv;
$_SERVER += ['HTTP_HOST' => '127.0.0.1', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_NAME' => '127.0.0.1', 'REMOTE_ADDR' => '127.0.0.1'];
require $tree . '/config/config.inc.php';
if ($act === 'maintenance') {
    Configuration::updateGlobalValue('PS_SHOP_ENABLE', $argv[3] === 'on' ? 0 : 1);

    return;
}
[, , , $key, $resource, $onOff] = $argv;
$granted = [];
foreach (WebserviceKey::getPermissionForAccount($key) as $name => $methods) {
    $granted[$name] = array_fill_keys($methods, 'on');
}
unset($granted[$resource]);
if ($onOff === 'on') {
    $granted[$resource] = ['GET' => 'on'];
}
WebserviceKey::setPermissionForAccount(WebserviceKey::getIdFromKey($key), $granted);
