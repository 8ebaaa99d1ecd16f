/**
 * Lines by which tools that build or publish something are known, whose screens have no head of any line: Gradle, Flutter, npm, GoReleaser, Cargo, BuildKit, MSBuild.
 *
 * - https://github.com/gradle/gradle/tree/master/platforms/core-runtime/logging (`> Task :`, `BUILD SUCCESSFUL in`, `FAILURE: Build failed`)
 * - https://github.com/flutter/flutter/blob/master/packages/flutter_tools/lib/src/android/gradle.dart
 * - https://github.com/npm/cli/blob/latest/lib/utils/reify-output.js (`added 812 packages`)
 * - https://github.com/goreleaser/goreleaser/tree/main/internal/pipe
 * - https://github.com/rust-lang/cargo/blob/master/src/cargo/core/shell.rs, https://github.com/moby/buildkit/tree/master/util/progress/progressui
 * - https://github.com/dotnet/msbuild/blob/main/src/Build/Resources/Strings.resx (`Build succeeded.`)
 */
const OF_BUILDS =
  /^(?:> (?:Task :\w|Configure project )|BUILD (?:SUCCESSFUL|FAILED) in \d|FAILURE: Build failed with an exception\.$|Running Gradle task '|(?:added|removed|changed) \d{1,6} packages?,|npm (?:error|ERR!) code E(?!40[13]$)[A-Z0-9]{2,20}$| {2,3}• (?:releasing|building binaries|starting build|starting release|publishing|archives|getting and validating git state)\b| {2,8}(?:Compiling|Checking|Downloaded|Finished|Documenting) [\w`-]{1,80} (?:v\d|profile |\[|dev|release)|\[\+\] Building \d|#\d{1,3} (?:\[(?:internal|(?:[\w-]{1,40} )?\d{1,3}\/\d{1,3})\] |DONE \d|CACHED$|exporting to image$)|Build succeeded\.$| {2}Determining projects to restore\.\.\.$)/

export function isOfBuild(line: string): boolean {
  return OF_BUILDS.test(line.slice(0, 200))
}
