<?php
// Checks a passholder in. Run it with: php client.php (PHP 8 or newer, no extension needed)
const SERVER = 'http://127.0.0.1:8080';
const CONSUMER_KEY = '31413BDF-DFC7-7A9F-10403618C2816E44';
const CONSUMER_SECRET = 'demo-de-werf-secret';
const TOKEN = 'demo-ann-werf';
const TOKEN_SECRET = 'demo-ann-werf-secret';

function call(string $method, string $path, array $parameters): array
{
    $address = SERVER . '/uitid/rest/' . $path;
    $oauth = [
        'oauth_consumer_key' => CONSUMER_KEY,
        'oauth_token' => TOKEN,
        'oauth_signature_method' => 'HMAC-SHA1',
        'oauth_timestamp' => (string) time(),
        'oauth_nonce' => bin2hex(random_bytes(16)),
        'oauth_version' => '1.0',
    ];
    // rawurlencode is RFC 3986. A name occurs once here; of names that repeat, the values would have to be sorted too.
    $all = $oauth + $parameters;
    ksort($all, SORT_STRING);
    $base = implode('&', array_map('rawurlencode', [$method, $address, form($all)]));
    $key = rawurlencode(CONSUMER_SECRET) . '&' . rawurlencode(TOKEN_SECRET);
    $oauth['oauth_signature'] = base64_encode(hash_hmac('sha1', $base, $key, true));
    $header = [];
    foreach ($oauth as $name => $value) {
        $header[] = $name . '="' . rawurlencode($value) . '"';
    }
    $http = [
        'method' => $method,
        'header' => ['Authorization: OAuth ' . implode(', ', $header), 'Content-Type: application/x-www-form-urlencoded'],
        'ignore_errors' => true,
        'timeout' => 10,
    ];
    if ($method === 'GET') {
        $address .= '?' . form($parameters);
    } else {
        $http['content'] = form($parameters);
    }
    $body = file_get_contents($address, false, stream_context_create(['http' => $http]));
    return [(int) explode(' ', $http_response_header[0])[1], $body];
}

function form(array $parameters): string
{
    return http_build_query($parameters, '', '&', PHP_QUERY_RFC3986);
}

[$status, $body] = call('POST', 'uitpas/passholder/checkin', ['cdbid' => 'demo-unlimited', 'uitpasNumber' => '0900000095902']);
echo "$status $body\n";
exit($status === 200 ? 0 : 1);
