// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "threshold",
  products: [
    .executable(name: "threshold", targets: ["threshold"]),
    .library(name: "DecisionSupport", targets: ["DecisionSupport", "MarkedYAML"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "MarkedYAML", dependencies: ["CLibYAML"]),
    .target(name: "DecisionSupport", dependencies: ["MarkedYAML"]),
    .target(name: "GuidanceAnalysis", dependencies: ["DecisionSupport", "MarkedYAML"]),
    .target(name: "Reports", dependencies: ["GuidanceAnalysis", "DecisionSupport", "MarkedYAML"]),
    .target(name: "Batch", dependencies: ["Reports", "GuidanceAnalysis", "DecisionSupport", "MarkedYAML"]),
    .target(
      name: "PageEngine",
      dependencies: ["Reports", "DecisionSupport", "MarkedYAML"],
      exclude: ["Host", "Page"]
    ),
    .executableTarget(
      name: "threshold",
      dependencies: [
        "Batch", "DecisionSupport", "GuidanceAnalysis", "MarkedYAML", "PageEngine", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "Evaluations",
      dependencies: ["Batch", "DecisionSupport", "MarkedYAML"],
      path: "Tests/Benchmarks/Evaluations"
    ),
    .target(name: "TestSupport", dependencies: ["DecisionSupport", "MarkedYAML", "Reports"], path: "Tests/Support"),
    .testTarget(name: "MarkedYAMLTests", dependencies: ["MarkedYAML", "TestSupport"]),
    .testTarget(name: "DecisionSupportTests", dependencies: ["DecisionSupport", "MarkedYAML", "TestSupport"]),
    .testTarget(
      name: "GuidanceAnalysisTests",
      dependencies: ["GuidanceAnalysis", "DecisionSupport", "MarkedYAML", "TestSupport"]
    ),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "GuidanceAnalysis", "DecisionSupport", "MarkedYAML", "TestSupport"]
    ),
    .testTarget(
      name: "BatchTests",
      dependencies: ["Batch", "Reports", "DecisionSupport", "MarkedYAML", "TestSupport"]
    ),
    .testTarget(
      name: "PageEngineTests",
      dependencies: ["PageEngine", "Reports", "DecisionSupport", "MarkedYAML", "TestSupport"]
    ),
    .testTarget(name: "thresholdTests", dependencies: ["threshold", "TestSupport"]),
  ]
)

// What feeds the readers with bytes that nobody wrote takes an instrumented build: `make fuzz`.
if Context.environment["THRESHOLD_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: ["Batch", "DecisionSupport", "GuidanceAnalysis", "MarkedYAML", "TestSupport"],
      path: "Tests/Fuzz",
      exclude: ["Seeds", "run"],
      // The library has a `main` of its own, which ours comes before.
      linkerSettings: [
        .unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld", "-Xlinker", "--allow-multiple-definition"])
      ]
    )
  )
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  // A test is compiled as often as it is run, so what it tests is optimised, and it is not.
  if target.type == .test { target.swiftSettings?.append(.unsafeFlags(["-Onone"], .when(configuration: .release))) }
}
