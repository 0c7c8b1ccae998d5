<?php
// What a PHP service sees of the request's headers.
$seen = array_filter($_SERVER, fn ($name) => str_starts_with($name, 'HTTP_'), ARRAY_FILTER_USE_KEY);
$body = json_encode((object) $seen);
header('Content-Type: application/json');
header('Content-Length: ' . strlen($body));
echo $body;
