<?php
// One request by PHP's own streams. The question comes as JSON on standard input.
$asked = json_decode(stream_get_contents(STDIN), true);
$query = http_build_query($asked['arguments']);
$isGet = $asked['method'] === 'GET';
$authorization = $asked['authorization'] ?: 'Basic ' . base64_encode("{$asked['user']}:{$asked['password']}");
$context = stream_context_create(['http' => [
    'method' => $asked['method'],
    'header' => "Authorization: $authorization\r\nContent-Type: application/x-www-form-urlencoded",
    'content' => $isGet ? '' : $query,
    'ignore_errors' => true,
    'timeout' => 10,
]]);
$body = file_get_contents($isGet && $query ? "{$asked['url']}?$query" : $asked['url'], false, $context);
$status = (int) explode(' ', $http_response_header[0])[1];
echo json_encode(['status' => $status, 'body' => $body]);
