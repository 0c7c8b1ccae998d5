# One request by LWP, the library of Perl's HTTP clients. The question comes as JSON on standard input.
use strict;
use warnings;
use Encode qw(decode);
use JSON::PP;
use LWP::UserAgent;
use URI;

my $asked = decode_json(do { local $/; <STDIN> });
my $uri = URI->new($asked->{url});
my $agent = LWP::UserAgent->new(timeout => 10);
$agent->default_header(Authorization => $asked->{authorization}) if $asked->{authorization};
# Sent once a 401 asks for Basic in this realm.
$agent->credentials($uri->host_port, 'Latchkey', $asked->{user}, $asked->{password}) if $asked->{user};

my $answer;
if ($asked->{method} eq 'GET') {
    $uri->query_form(%{ $asked->{arguments} });
    $answer = $agent->get($uri);
} else {
    $answer = $agent->post($uri, $asked->{arguments});
}
print encode_json({ status => $answer->code + 0, body => decode('UTF-8', $answer->content) });
