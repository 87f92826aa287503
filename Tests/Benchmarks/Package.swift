// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "threshold", path: "../..")],
  targets: [
    .executableTarget(
      name: "Evaluations",
      dependencies: [.product(name: "DecisionSupport", package: "threshold")],
      path: "Evaluations"
    )
  ]
)
