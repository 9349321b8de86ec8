<?php
/** php module.php TREE install URL SECRET | change ORDER | uninstall: what an employee clicks, by the shop's own classes. */

[, $tree, $act] = $argv;
$_SERVER += ['HTTP_HOST' => '127.0.0.1', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_NAME' => '127.0.0.1', 'REMOTE_ADDR' => '127.0.0.1'];
require $tree . '/config/config.inc.php';
Context::getContext()->employee = new Employee(1);
if ($act === 'change') {
    // The status it stands at once more: the shop is left as it was, but for this row.
    $order = new Order((int) $argv[3]);
    $row = new OrderHistory();
    $row->id_order = $order->id;
    $row->id_employee = 1;
    $row->id_order_state = $order->current_state;
    $row->add();
    Db::getInstance()->delete('order_history', 'id_order_history = ' . (int) $row->id);
    echo 'changed';

    return;
}
$module = Module::getInstanceByName('recolteping');
if ($act === 'install') {
    try {
        $module->install();
    } catch (Error $missing) {
        // A test shop without its admin folder has no container to translate the module with, which comes last but for the hook.
        $module->registerHook('actionOrderHistoryAddAfter');
    }
    if (!Module::isInstalled('recolteping') || !Module::isEnabled('recolteping')) {
        throw new Exception('not installed');
    }
    Configuration::updateValue('RECOLTE_PING_URL', $argv[3]);
    Configuration::updateValue('RECOLTE_PING_SECRET', $argv[4]);
} else {
    $module->uninstall();
}
