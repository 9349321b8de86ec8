<?php
/** php activate.php TREE create ADDRESS | activate ID | reauthorize ID | status ID | delete ID */

use Magento\Framework\App\Bootstrap;
use Magento\Integration\Api\AuthorizationServiceInterface;
use Magento\Integration\Api\IntegrationServiceInterface;
use Magento\Integration\Api\OauthServiceInterface;
use Magento\Integration\Model\Integration;

[, $tree, $act, $what] = $argv;
require $tree . '/app/bootstrap.php';
$objects = Bootstrap::create(BP, $_SERVER)->getObjectManager();
$objects->get(\Magento\Framework\App\State::class)->setAreaCode('adminhtml');
$integrations = $objects->get(IntegrationServiceInterface::class);
$oauth = $objects->get(OauthServiceInterface::class);

if ($act === 'create') {
    $made = $integrations->create([
        'name' => 'Recolte ' . bin2hex(random_bytes(4)),
        'endpoint' => $what . '/callback',
        'identity_link_url' => $what . '/identity',
    ]);
    $objects->get(AuthorizationServiceInterface::class)->grantPermissions($made->getId(), [
        'Magento_Sales::actions_view', 'Magento_Catalog::products', 'Magento_Backend::store',
    ]);
    $consumer = $oauth->loadConsumer($made->getConsumerId());
    echo json_encode(['id' => (string) $made->getId(), 'consumerKey' => $consumer->getKey()]);
    return;
}
$integration = $integrations->get($what);
if ($act === 'status') {
    echo $integration->getStatus();
} elseif ($act === 'delete') {
    $integrations->delete($what);
} else {
    // As Magento\Integration\Controller\Adminhtml\Integration\TokensExchange has it.
    if ($act === 'reauthorize') {
        $oauth->deleteIntegrationToken($integration->getConsumerId());
        $integration->setStatus(Integration::STATUS_INACTIVE)->save();
    }
    $oauth->postToConsumer($integration->getConsumerId(), $integration->getEndpoint());
}
