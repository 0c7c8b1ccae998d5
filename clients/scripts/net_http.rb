# One request by Ruby's Net::HTTP. The question comes as JSON on standard input.
require 'json'
require 'net/http'

asked = JSON.parse($stdin.read)
uri = URI(asked['url'])
if asked['method'] == 'GET'
  uri.query = URI.encode_www_form(asked['arguments'])
  request = Net::HTTP::Get.new(uri)
else
  request = Net::HTTP::Post.new(uri)
  request.set_form_data(asked['arguments'])
end
request['Authorization'] = asked['authorization'] unless asked['authorization'].empty?
request.basic_auth(asked['user'], asked['password']) unless asked['user'].empty?
answer = Net::HTTP.start(uri.host, uri.port, read_timeout: 10) { |http| http.request(request) }
puts JSON.generate(status: answer.code.to_i, body: answer.body)
