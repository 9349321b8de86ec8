<?php

declare(strict_types=1);

namespace Recolte\Ping\Observer;

use Magento\Framework\App\DeploymentConfig;
use Magento\Framework\Event\Observer;
use Magento\Framework\Event\ObserverInterface;
use Recolte\Ping\Model\Ping;

/**
 * Notes which orders a request has saved, after their transaction, and tells Recolte once the buyer or employee has
 * their answer: nobody waits for it, and nothing it does can break a save.
 */
class OrderSaved implements ObserverInterface
{
    /** @var array<string, true> */
    private array $saved = [];

    public function __construct(private readonly DeploymentConfig $config, private readonly Ping $ping)
    {
    }

    public function execute(Observer $observer): void
    {
        try {
            $id = (string)$observer->getEvent()->getData('order')?->getId();
            if ($id === '') {
                return;
            }
            if ($this->saved === []) {
                register_shutdown_function($this->tell(...));
            }
            $this->saved[$id] = true;
        } catch (\Throwable $error) {
            return;
        }
    }

    private function tell(): void
    {
        try {
            $url = (string)$this->config->get('recolte/url');
            $secret = (string)$this->config->get('recolte/secret');
            if ($url === '' || $secret === '') {
                return;
            }
            // Under PHP-FPM the answer leaves first; elsewhere the time-outs of the ping bound the wait.
            if (function_exists('fastcgi_finish_request')) {
                fastcgi_finish_request();
            }
            foreach (array_chunk(array_map('strval', array_keys($this->saved)), 500) as $ids) {
                $this->ping->send($url, $secret, $ids);
            }
        } catch (\Throwable $error) {
            return;
        }
    }
}
