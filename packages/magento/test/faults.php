<?php
/** php faults.php TREE CONSUMER-KEY [RESOURCE…]: grants the integration these resources, and prints those it had as words. */

use Magento\Framework\App\Bootstrap;
use Magento\Integration\Api\AuthorizationServiceInterface;
use Magento\Integration\Api\IntegrationServiceInterface;
use Magento\Integration\Api\OauthServiceInterface;

[, $tree, $key] = $argv;
require $tree . '/app/bootstrap.php';
$objects = Bootstrap::create(BP, $_SERVER)->getObjectManager();
$objects->get(\Magento\Framework\App\State::class)->setAreaCode('adminhtml');
$integrations = $objects->get(IntegrationServiceInterface::class);
$consumer = $objects->get(OauthServiceInterface::class)->loadConsumerByKey($key);
$integration = $integrations->findByConsumerId($consumer->getId());
echo implode(' ', $integrations->getSelectedResources($integration->getId()));
$objects->get(AuthorizationServiceInterface::class)->grantPermissions($integration->getId(), array_slice($argv, 3));
