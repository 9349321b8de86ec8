<?php
/**
 * Plugin Name: Recolte relay
 * Description: Passes the collection platform's calls to this shop's former module on to Recolte.
 * Version: 1.0
 *
 * One file for two shops. WordPress: wp-content/mu-plugins/recolte-relay.php. PrestaShop: in the place of
 * modules/netreviews/netreviewsApi.php. The address below is your store's at Recolte.
 */

/** PHP 7.2 or newer, nothing else. */
final class RecolteRelay
{
    const URL = 'https://recolte.example/module/boutique';

    /** A whole answer, however many orders it holds, is there within this time. */
    const SECONDS = 120;

    /** Passes one call on as it came and hands the answer back as it comes; reads and keeps nothing of either. */
    public static function pass(string $url, string $body, string $contentType): void
    {
        // What PHP would print of its own (notices, a buffer of the shop's) must not stand in the answer.
        ini_set('display_errors', '0');
        while (ob_get_level() > 0) {
            ob_end_clean();
        }
        // The platform leaving must end the call below, not this script before it can.
        ignore_user_abort(true);
        set_time_limit(self::SECONDS + 10);
        $answer = @fopen($url, 'rb', false, stream_context_create(['http' => [
            'method' => 'POST',
            // Answers then end with the connection: PHP would wait for that in any case.
            'protocol_version' => '1.0',
            'header' => "Content-Type: $contentType\r\nConnection: close\r\n" . self::caller(),
            'content' => $body,
            'timeout' => self::SECONDS,
            'follow_location' => 0,
            'ignore_errors' => true,
        ]]));
        if ($answer === false) {
            http_response_code(502);
            return;
        }
        self::headers(stream_get_meta_data($answer)['wrapper_data'] ?? []);
        while (!feof($answer)) {
            echo (string) fread($answer, 8192);
            flush();
            if (connection_aborted() === 1) {
                break;
            }
        }
        fclose($answer);
    }

    /**
     * Who called the shop, and whether over TLS: a call in plain http can be recorded, and Recolte refuses it. `Via` tells
     * that Recolte sees this script leave, and not the platform: it offers each order twice before it counts.
     */
    private static function caller(): string
    {
        $isTls = !in_array(strtolower($_SERVER['HTTPS'] ?? ''), ['', 'off'], true);
        $scheme = preg_replace('/[^a-z].*/s', '', strtolower($_SERVER['HTTP_X_FORWARDED_PROTO'] ?? ($isTls ? 'https' : 'http')));
        $from = $_SERVER['REMOTE_ADDR'] ?? '';
        return "Via: 1.0 recolte-relay\r\nX-Forwarded-Proto: $scheme\r\nX-Forwarded-For: $from";
    }

    /** The status and the type; nothing between here and the platform may keep a copy. */
    private static function headers(array $lines): void
    {
        header('Cache-Control: no-store');
        header('X-Accel-Buffering: no');
        foreach ($lines as $line) {
            if (preg_match('#^HTTP/\S+ (\d{3})#', $line, $status) === 1) {
                http_response_code((int) $status[1]);
            } elseif (stripos($line, 'content-type:') === 0) {
                header($line);
            }
        }
    }
}

$recolteRelayUrl = getenv('RECOLTE_RELAY_URL') ?: RecolteRelay::URL;
$recolteRelayAsked = defined('ABSPATH') ? ($_GET['netreviews-plugin'] ?? '') === 'api' : PHP_SAPI !== 'cli';
if ($recolteRelayAsked) {
    $recolteRelayType = $_SERVER['CONTENT_TYPE'] ?? 'application/x-www-form-urlencoded';
    RecolteRelay::pass($recolteRelayUrl, (string) file_get_contents('php://input'), $recolteRelayType);
    exit;
}
