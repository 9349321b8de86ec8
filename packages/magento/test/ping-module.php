<?php
/** php ping-module.php TREE save ORDER: an order saved with a change and put back, by the shop's own classes. */

use Magento\Framework\App\Bootstrap;
use Magento\Sales\Api\OrderRepositoryInterface;

[, $tree, , $id] = $argv;
require $tree . '/app/bootstrap.php';
$objects = Bootstrap::create(BP, $_SERVER)->getObjectManager();
$objects->get(\Magento\Framework\App\State::class)->setAreaCode('adminhtml');
$orders = $objects->get(OrderRepositoryInterface::class);
$order = $orders->get($id);
foreach (['recolte', null] as $mark) {
    $order->setExtCustomerId($mark);
    $orders->save($order);
}
echo 'saved';
