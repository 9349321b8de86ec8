<?php
/** The signed ping itself, without anything of PrestaShop: Standard Webhooks, HMAC-SHA256 over `id.timestamp.body`. */
class RecolteSignedPing
{
    private const SECONDS = 2;

    /** @param int[] $ids */
    public static function send(string $url, string $secret, array $ids): void
    {
        $message = self::message($secret, $ids, 'msg_' . bin2hex(random_bytes(12)), time());
        $curl = curl_init($url);
        curl_setopt_array($curl, [
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => $message['body'],
            CURLOPT_HTTPHEADER => $message['headers'],
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_CONNECTTIMEOUT => self::SECONDS,
            CURLOPT_TIMEOUT => self::SECONDS,
        ]);
        curl_exec($curl);
    }

    /**
     * @param int[] $ids
     *
     * @return array{headers: string[], body: string}
     */
    public static function message(string $secret, array $ids, string $id, int $time): array
    {
        $body = json_encode(count($ids) === 1 ? ['id' => (string) $ids[0]] : ['ids' => array_map('strval', $ids)]);
        // What follows the prefix is base64.
        $key = (string) base64_decode(preg_replace('/^whsec_/', '', $secret) ?? '');
        $signature = base64_encode(hash_hmac('sha256', "$id.$time.$body", $key, true));

        return ['body' => $body, 'headers' => [
            'content-type: application/json',
            "webhook-id: $id",
            "webhook-timestamp: $time",
            "webhook-signature: v1,$signature",
        ]];
    }
}
