import CallStatisticsApp

await CallStatistics.run()
