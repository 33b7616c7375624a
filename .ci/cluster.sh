# What .ci/flink and .ci/spark have in common; they source it. Needs: dir, libraries, jvm_options.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
patience=120 # seconds to come up

cannot() { # reason
  echo "No cluster: $1" >&2
  exit 3
}

free_port() {
  local port
  for _ in {1..100}; do
    port=$((20000 + RANDOM % 12000))
    if ! (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
  cannot "there is no free port"
}

# Starts a process of the cluster, in a process group of its own.
launch() { # name argument-of-java...
  local name=$1
  shift
  setsid "$java" "@$jvm_options" -cp "$libraries" "$@" >"$dir/$name.log" 2>&1 </dev/null &
  echo $! >"$dir/$name.pid"
}

# Prints the answer to GET.
ask() { # port path
  {
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&4
    cat <&4
  } 2>/dev/null 4<>"/dev/tcp/127.0.0.1/$1"
}

# Waits until a command prints the number of workers.
await_workers() { # name-of-first-process number command...
  local first=$1 workers=$2
  shift 2
  until [ "$("$@" 2>/dev/null || true)" = "$workers" ]; do
    if [ $SECONDS -gt $patience ] || ! kill -0 "$(cat "$dir/$first.pid")" 2>/dev/null; then
      tail -n 20 -- "$dir"/*.log >&2
      stop
      cannot "it did not come up within $SECONDS s; see above"
    fi
    sleep 0.5
  done
}

stop() {
  local file
  for file in "$dir"/*.pid; do
    [ ! -e "$file" ] || kill -9 -- "-$(cat "$file")" 2>/dev/null || true
  done
  rm -rf "$dir/work" "$dir"/*.pid "$dir/url"
}

main() { # start|stop [workers]
  case $1 in
    start)
      [ -d "${libraries%/*}" ] || cannot "its libraries are missing; ./mvnw package brings them"
      mkdir -p "$dir/work"
      compgen -G "$dir/*.pid" >/dev/null && cannot "there is one in $dir already"
      start "${2:-2}"
      echo "$url" >"$dir/url"
      echo "A cluster with ${2:-2} workers is up after $SECONDS s: $url"
      ;;
    stop) stop ;;
    *) echo "start or stop, not '$1'" >&2; exit 2 ;;
  esac
}
