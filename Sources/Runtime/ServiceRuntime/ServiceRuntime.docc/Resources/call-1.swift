import Foundation
import ServiceCurl
import ServiceRuntime
import UserAgent
