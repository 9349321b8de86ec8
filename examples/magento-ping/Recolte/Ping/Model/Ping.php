<?php

declare(strict_types=1);

namespace Recolte\Ping\Model;

/**
 * One signed ping: the headers of Standard Webhooks (https://www.standardwebhooks.com), a body of ids and nothing else.
 * Knows nothing of Magento, so that it can be tried by itself.
 */
class Ping
{
    /** Milliseconds: a ping that is lost costs nothing but the wait for Recolte's next pass. */
    private const CONNECT = 500;
    private const WHOLE = 1000;

    /**
     * @param string[] $ids
     * @return array{headers: string[], body: string}
     */
    public function message(string $secret, array $ids, string $messageId, int $timestamp): array
    {
        $body = json_encode(count($ids) === 1 ? ['id' => reset($ids)] : ['ids' => array_values($ids)]);
        $key = base64_decode(preg_replace('/^whsec_/', '', $secret), true) ?: '';
        $signature = base64_encode(hash_hmac('sha256', "$messageId.$timestamp.$body", $key, true));
        return [
            'headers' => [
                'Content-Type: application/json',
                "webhook-id: $messageId",
                "webhook-timestamp: $timestamp",
                "webhook-signature: v1,$signature",
            ],
            'body' => $body,
        ];
    }

    /**
     * Never throws: nobody's order may suffer from it.
     *
     * @param string[] $ids
     */
    public function send(string $url, string $secret, array $ids): bool
    {
        try {
            $message = $this->message($secret, $ids, 'msg_' . bin2hex(random_bytes(12)), time());
            $curl = curl_init($url);
            curl_setopt_array($curl, [
                CURLOPT_POST => true,
                CURLOPT_POSTFIELDS => $message['body'],
                CURLOPT_HTTPHEADER => $message['headers'],
                CURLOPT_RETURNTRANSFER => true,
                CURLOPT_FOLLOWLOCATION => false,
                CURLOPT_CONNECTTIMEOUT_MS => self::CONNECT,
                CURLOPT_TIMEOUT_MS => self::WHOLE,
                CURLOPT_NOSIGNAL => true,
            ]);
            curl_exec($curl);
            return curl_getinfo($curl, CURLINFO_RESPONSE_CODE) < 300 && curl_errno($curl) === 0;
        } catch (\Throwable $error) {
            return false;
        }
    }
}
