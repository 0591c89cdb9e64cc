-- Each request is a report of another instance, as most are: a version-4 UUID, a body of about 350 bytes. The machines are of some 2,700 kinds.
local thread_seed = 0
function setup(thread) thread_seed = thread_seed + 1; thread:set("seed", thread_seed) end
function init(args)
  math.randomseed(os.time() * 1000 + seed)
  if args[1] == "close" then wrk.headers["Connection"] = "close" end
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["User-Agent"] = "Liftbridge/1.10.0"
end
local r = math.random
function request()
  local id = string.format("%04x%04x-%04x-4%03x-%x%03x-%04x%04x%04x", r(0,65535), r(0,65535), r(0,65535), r(0,4095), r(8,11), r(0,4095), r(0,65535), r(0,65535), r(0,65535))
  local body = '{"instance_id":"' .. id .. '","timestamp":"2025-01-20T10:30:00Z","liftbridge_version":"1.' .. r(0,20) .. '.0","os":{"name":"linux","version":"dotnet10.0.12","architecture":"amd64","platform":"linux-dotnet10.0.12-amd64"},"cpu":{"physical_cores":' .. r(1,16) .. ',"logical_cores":16,"frequency_mhz":3400},"memory":{"total_gb":' .. 2 ^ r(0,7) .. '.0}}'
  return wrk.format(nil, nil, nil, body)
end
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %.0f %.2f %.2f %d %d\n", summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
