-- Asks for the addresses in a file, one after the other, and tells in one line how it went.

local paths = {}
local at = 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    paths[#paths + 1] = line
  end
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    "result %d %d %d %d %d %d",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout
  ))
end
