#!/bin/sh
# Takes the rules for secrets from a release of gitleaks: update-gitleaks.sh v8.30.1
# Needs Go; the module comes from whatever Go is set to use, and Go checks its digest.
set -eu
version=$1
module=github.com/zricethezav/gitleaks/v8
target=$(cd "$(dirname "$0")/../main/resources/org/cienrich/io/log/gitleaks" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
go mod init rules >/dev/null 2>&1
go mod download "$module@$version"
source=$(go env GOMODCACHE)/$module@$version
install -m 644 "$source/config/gitleaks.toml" "$source/LICENSE" "$target"
printf 'The rules of gitleaks, unchanged: config/gitleaks.toml of %s %s, MIT License (LICENSE).\nUpdated by io/src/rules/update-gitleaks.sh.\n' \
  "$module" "$version" >"$target/SOURCE"
