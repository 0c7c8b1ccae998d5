-- Refuses names of headers that CGI, WSGI and PHP services read as ours: X_Latchkey_Account, X.Latchkey.Account
-- and more. Ours themselves pass, because the recipe sets them or takes them away.

local ours = {
  ["x-latchkey-account"] = true,
  ["x-latchkey-token-id"] = true,
  ["x-latchkey-token-name"] = true,
  ["x-latchkey-features"] = true,
  ["latchkey-feature"] = true,
}

function refuse_aliases(r)
  for name in pairs(r:headers_in_table()) do
    local lower = name:lower()
    if lower:find("latchkey", 1, true) and not ours[lower] then
      return 400
    end
  end
  return apache2.DECLINED
end
