<?php
// One request by PHP's curl. The question comes as JSON on standard input.
$asked = json_decode(stream_get_contents(STDIN), true);
$query = http_build_query($asked['arguments']);
$isGet = $asked['method'] === 'GET';
$curl = curl_init($isGet && $query ? "{$asked['url']}?$query" : $asked['url']);
curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 10]);
if (!$isGet) curl_setopt($curl, CURLOPT_POSTFIELDS, $query);
if ($asked['authorization']) curl_setopt($curl, CURLOPT_HTTPHEADER, ["Authorization: {$asked['authorization']}"]);
if ($asked['user']) {
    // Asks without them first, and sends them as the 401 wants them.
    curl_setopt($curl, CURLOPT_HTTPAUTH, CURLAUTH_ANY);
    curl_setopt($curl, CURLOPT_USERPWD, "{$asked['user']}:{$asked['password']}");
}
$body = curl_exec($curl);
echo json_encode(['status' => curl_getinfo($curl, CURLINFO_RESPONSE_CODE), 'body' => $body]);
