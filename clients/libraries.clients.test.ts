import { scriptClient } from '@/clients/testing/client';
import { worksWithFunctions } from '@/clients/testing/works-with-functions';

const python = { program: 'python3', debianPackage: 'python3-requests' };
const php = { program: 'php', debianPackage: 'php-curl' };

worksWithFunctions(
  'Perl, LWP',
  scriptClient('lwp.pl', {
    program: 'perl',
    debianPackage: 'libwww-perl',
    proof: ['-MLWP', '-MJSON::PP', '-e1'],
  }),
);
worksWithFunctions(
  'Python, requests',
  scriptClient('requests_client.py', { ...python, proof: ['-c', 'import requests'] }),
);
worksWithFunctions(
  'Python, urllib',
  scriptClient('urllib_client.py', { ...python, proof: ['-c', 'import urllib.request'] }),
);
worksWithFunctions(
  'PHP, curl',
  scriptClient('php-curl.php', { ...php, proof: ['-r', 'exit(function_exists("curl_init") ? 0 : 1);'] }),
);
worksWithFunctions('PHP, streams', scriptClient('php-streams.php', { ...php, proof: ['-r', 'exit(0);'] }));
worksWithFunctions(
  'Ruby, Net::HTTP',
  scriptClient('net_http.rb', { program: 'ruby', debianPackage: 'ruby', proof: ['-rnet/http', '-e', '0'] }),
);
