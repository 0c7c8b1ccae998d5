-- Asks Latchkey whether a request may pass, and tells the service who calls.

local claims = { "x-latchkey-account", "x-latchkey-token-id", "x-latchkey-token-name", "x-latchkey-features" }

-- HAProxy counts the values of a header from 0.
local function values(headers, name)
  local list = {}
  local value = headers[name]
  while value and value[#list] do
    list[#list + 1] = value[#list]
  end
  return list
end

local function refuse(txn, status, headers)
  local reply = txn:reply { status = status }
  for _, name in ipairs { "www-authenticate", "retry-after" } do
    for _, value in ipairs(values(headers, name)) do
      reply:add_header(name, value)
    end
  end
  reply:add_header("content-length", "0")
  txn:done(reply)
end

local function ask(txn, door)
  local feature = txn:get_var("txn.latchkey_feature")
  local sent = txn.http:req_get_headers()
  local answer = core.httpclient():get {
    url = feature and door .. "?feature=" .. feature or door,
    -- HAProxy 2.6 tries four times: with a Latchkey that is frozen, that is five seconds.
    timeout = 1200,
    headers = {
      authorization = values(sent, "authorization"),
      -- By this Latchkey knows a browser, whose user is not to be asked for a password.
      ["sec-fetch-site"] = values(sent, "sec-fetch-site"),
      ["x-forwarded-for"] = { txn.f:src() },
    },
  }

  if not answer or (answer.status ~= 200 and answer.status ~= 401 and answer.status ~= 403) then
    return refuse(txn, 503, { ["retry-after"] = { [0] = "1" } })
  end
  if answer.status ~= 200 then
    return refuse(txn, answer.status, answer.headers)
  end
  for _, name in ipairs(claims) do
    local value = answer.headers[name] and answer.headers[name][0]
    if not value then
      return refuse(txn, 503, { ["retry-after"] = { [0] = "1" } })
    end
    txn.http:req_set_header(name, value)
  end
end

core.register_action("latchkey", { "http-req" }, ask, 1)
