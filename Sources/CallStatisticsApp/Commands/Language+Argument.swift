import ArgumentParser
import Statistics

extension Language: ExpressibleByArgument {}
